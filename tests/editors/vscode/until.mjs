// Waiting: for a condition, with a deadline.

const patience = 30_000 * Number(process.env.SLOW ?? 1);

/** The first truthy value of `ask`, which may be async; fails with `what` after the deadline. */
export async function until(what, ask, deadline = Date.now() + patience) {
  for (;;) {
    const value = await ask();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`waited ${patience / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export { patience };
