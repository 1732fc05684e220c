/**
 * The lanes that the member at `rank` of `members` owns. A lane is a partition number: partition p of every topic of a
 * group belongs to lane p, so one member sees all that happened to a key, whatever the topic.
 */
export const lanesOf = (rank: number, members: number, lanes: number): number[] =>
  Array.from({ length: lanes }, (_, lane) => lane).filter((lane) => lane % members === rank);
