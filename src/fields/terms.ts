// Categories and tags that a flattener ran into each other.

/** Pieces of a run, and units of one, at most. */
const MOST_PIECES = 8;
const LONGEST_RUN = 120;

/** The terms among some that are no runs of others. */
export function singleTerms(all: Iterable<string>): ReadonlySet<string> {
  const single = new Set<string>();
  for (const term of [...new Set(all)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1)))
    if (apart(term, single).length === 1) single.add(term);
  return single;
}

/**
 * The terms of a run such as "NewsSport": the fewest that the site's records show alone and that it is made of, or the
 * run itself where there are none.
 */
export function apart(run: string, known: ReadonlySet<string>): readonly string[] {
  if (known.size === 0 || run.length > LONGEST_RUN || known.has(run)) return [run];
  // Fewest terms up to each offset.
  const best: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= run.length; end++) {
    for (const term of known) {
      if (term === run || term === '' || !run.endsWith(term, end)) continue;
      const before = best[end - term.length];
      if (before === undefined || before.length >= MOST_PIECES) continue;
      if (before.length + 1 < (best[end]?.length ?? Number.POSITIVE_INFINITY)) best[end] = [...before, term];
    }
  }
  return best[run.length] ?? [run];
}
