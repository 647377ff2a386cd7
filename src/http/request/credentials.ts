/** Whether a request says who asks: its answer may then not be kept for others. */
export const isPrivate = (headers: Headers): boolean => headers.has("Authorization") || headers.has("X-Api-Key");
