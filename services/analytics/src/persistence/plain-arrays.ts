/*
 * Arrays as Postgres reads them. The driver would look into every element for characters to escape; in ids and numbers
 * there are none.
 */

export const plainArray = (items: readonly (string | number)[]): string => `{${items.join(',')}}`;

/** Viewer ids are made of letters, digits and a few signs; quoted, because one may be the word NULL. */
export const viewerIdArray = (viewerIds: readonly string[]): string =>
  viewerIds.length === 0 ? '{}' : `{"${viewerIds.join('","')}"}`;
