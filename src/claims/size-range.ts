// How many bytes does a piece of a token take, for most people and at the worst? UTF-8, as JSON.

export interface SizeRange {
  typical: number;
  worst: number;
}

export const addRanges = (ranges: SizeRange[], extra = 0): SizeRange =>
  ranges.reduce((sum, range) => ({ typical: sum.typical + range.typical, worst: sum.worst + range.worst }), {
    typical: extra,
    worst: extra,
  });
