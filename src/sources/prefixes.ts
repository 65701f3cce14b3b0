// Dumps of which a tool wrote something before every line: "> " as letters are quoted, the number of the line.

/** Lines of a page, at least: fewer may begin alike by chance. */
const LEAST = 10;
const QUOTED = /^[>|] ?/;
const NUMBERED = /^ *(?<number>\d{1,7})(?:[\t:|]| {2})/;

/** A page without what stands before each of its lines: one sign on all of them, or numbers that count them. The lines stay. */
export function withoutPrefixes(text: string): string {
  const pattern = [QUOTED, NUMBERED].find((each) => each.test(text));
  if (pattern === undefined) return text;
  const lines = text.split('\n');
  const isPrefixed = pattern === QUOTED ? areQuoted(lines, text[0]!) : areNumbered(lines);
  return isPrefixed ? lines.map((line) => line.replace(pattern, '')).join('\n') : text;
}

function areQuoted(lines: readonly string[], sign: string): boolean {
  const written = lines.filter((line) => line.trim() !== '');
  return written.length >= LEAST && written.every((line) => line.startsWith(sign));
}

// Blank lines have a number or none.
function areNumbered(lines: readonly string[]): boolean {
  const numbers: number[] = [];
  for (const line of lines) {
    const number = NUMBERED.exec(line)?.groups?.['number'];
    if (number !== undefined) numbers.push(Number(number));
    else if (!/^\s*\d*\s*$/.test(line)) return false;
  }
  return (
    numbers.length >= LEAST &&
    numbers.every((number, i) => i === 0 || number > numbers[i - 1]!) &&
    areDense(numbers)
  );
}

// Few are left out: those of blank lines that lost the space behind them.
const areDense = (numbers: readonly number[]): boolean => numbers.at(-1)! - numbers[0]! < 2 * numbers.length;
