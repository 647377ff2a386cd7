/** Where the time of one request went: its round trips to the database, and the milliseconds they took together. */
export type Timings = { db: { count: number; duration: number } };

export const newTimings = (): Timings => ({ db: { count: 0, duration: 0 } });

/** Counts and times a round trip to the database. */
export const timed = async <T>(timings: Timings, trip: () => Promise<T>): Promise<T> => {
  const start = performance.now();
  timings.db.count += 1;
  try {
    return await trip();
  } finally {
    timings.db.duration += performance.now() - start;
  }
};
