// Errors that are expected: they say what, where and what to do.

export type ErrorCode =
  | 'usage'
  | 'not-found'
  | 'unreadable'
  | 'empty'
  | 'no-files'
  | 'not-a-file'
  | 'binary'
  | 'unsupported'
  | 'line-too-long'
  | 'page-too-long'
  | 'bad-encoding'
  | 'expands'
  | 'damaged'
  | 'output-exists'
  | 'output-failed'
  | 'bad-pattern'
  | 'bad-records'
  | 'bad-profile';

export interface Place {
  readonly file?: string;
  readonly line?: number;
}

/** An expected failure; `message` says what, `place` where, `fix` what to do. */
export class ScrapeCleanError extends Error {
  override readonly name = 'ScrapeCleanError';
  readonly code: ErrorCode;
  readonly fix: string;
  readonly place: Place;

  constructor(code: ErrorCode, message: string, fix: string, place: Place = {}) {
    super(message);
    this.code = code;
    this.fix = fix;
    this.place = place;
  }
}

/** The account of a page does not close: a fault of the program, never of the input. */
export class ConservationError extends Error {
  override readonly name = 'ConservationError';
}

/** `FILE:LINE: what; what to do`, as far as each is known. */
export function describe(error: ScrapeCleanError): string {
  const { file, line } = error.place;
  const where = file === undefined ? '' : line === undefined ? `${file}: ` : `${file}:${line}: `;
  return `${where}${error.message}; ${error.fix}`;
}
