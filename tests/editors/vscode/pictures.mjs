export async function drawPictures() { throw new Error('later'); }
