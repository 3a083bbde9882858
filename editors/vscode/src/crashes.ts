// How often a server that crashes is started again.

export const limit = 4;
export const minutes = 3;

/** Says of each crash, at a time in milliseconds, whether the server may be started once more. */
export function crashCounter(): (now: number) => boolean {
  let recent: number[] = [];
  return (now) => {
    recent = [...recent.filter((time) => now - time < minutes * 60_000), now];
    if (recent.length <= limit) return true;
    recent = [];
    return false;
  };
}
