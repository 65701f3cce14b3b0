// How wide a text is on a screen.

/** Columns that a text takes where the signs of East Asia take two: text browsers wrap by them. */
export function columnsIn(text: string): number {
  let columns = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (
      unit >= 0x1100 &&
      (unit <= 0x115f || (unit >= 0x2e80 && unit <= 0xd7a3) || (unit >= 0xff01 && unit <= 0xff60))
    )
      columns++;
  }
  return columns;
}
