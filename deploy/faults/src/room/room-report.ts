/** What came of a crowded room in which things went wrong. */
export interface RoomFaultsReport {
  readonly viewers: number;
  readonly silentViewers: number;
  /** How old comments were when they were heard, ms. */
  readonly quietP50Ms: number;
  readonly quietP99Ms: number;
  /** The same while some never read. */
  readonly besideSilentP50Ms: number;
  readonly besideSilentP99Ms: number;
  /** Of both processes together, from before some stopped reading to the most since. */
  readonly memoryGrowthMb: number;
  /** From the middle of the time in which they did not read to its end. */
  readonly memoryGrowthLateMb: number;
  /** After everybody lost the connection. */
  readonly dropBackSeconds: number;
  readonly dropBusiestTenth: number;
  /** After the slowest of the kills. */
  readonly killBackSeconds: number;
  readonly kills: number;
  readonly commentsAccepted: number;
  /** Accepted, and not on the log. */
  readonly commentsLost: number;
  /** On the log under two names. */
  readonly commentsDoubled: number;
  /** Of all that the readers should have heard. */
  readonly gaps: number;
  readonly repetitions: number;
  readonly toldAsMissed: number;
  readonly onlineShown: number;
  readonly onlineInLog: number;
  readonly online: number;
  readonly oddStays: number;
  /** What was not as promised; empty is the only right answer. */
  readonly broken: readonly string[];
}

/** A memory that grows for ever would do so in the second half, too. */
const LATE_SHARE = 0.5;
/** What others hear may come a little later by chance. */
const UNCHANGED = { factor: 1.5, plusMs: 50 };
/** Those who come back are spread over most of a second. */
const BUSIEST_TENTH = 0.4;

/** What was promised and did not hold. */
export function brokenRoomPromises(
  report: Omit<RoomFaultsReport, 'broken'>,
  { memoryGrowth }: { readonly memoryGrowth: number },
): string[] {
  const { quietP99Ms, besideSilentP99Ms, memoryGrowthMb, memoryGrowthLateMb, dropBusiestTenth, online } = report;
  const unchanged = Math.max(quietP99Ms * UNCHANGED.factor, quietP99Ms + UNCHANGED.plusMs);
  const wrong = (holds: boolean, told: string): string[] => (holds ? [] : [told]);
  return [
    ...wrong(memoryGrowthMb <= memoryGrowth, `memory grew by ${memoryGrowthMb} MB`),
    ...wrong(memoryGrowthLateMb <= memoryGrowth * LATE_SHARE, `memory goes on growing: ${memoryGrowthLateMb} MB late`),
    ...wrong(besideSilentP99Ms <= unchanged, `others heard after ${besideSilentP99Ms} ms and not ${quietP99Ms} ms`),
    ...wrong(dropBusiestTenth <= BUSIEST_TENTH, `${percent(dropBusiestTenth)} came back in one tenth of a second`),
    ...wrong(report.commentsLost === 0, `${report.commentsLost} accepted comments are not on the log`),
    ...wrong(report.commentsDoubled === 0, `${report.commentsDoubled} comments are on the log twice`),
    ...wrong(report.gaps === 0, `${report.gaps} times a viewer did not hear a comment`),
    ...wrong(report.repetitions === 0, `${report.repetitions} times a viewer heard a comment again`),
    ...wrong(report.onlineShown === online, `the room shows ${report.onlineShown} viewers, and ${online} are there`),
    ...wrong(report.onlineInLog === online, `the log has ${report.onlineInLog} viewers, and ${online} are there`),
    ...wrong(report.oddStays === 0, `${report.oddStays} stays did not begin and end once`),
  ];
}

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
