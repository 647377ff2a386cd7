/**
 * A clock to measure durations by: where the wall clock is set back, it stands still for that reading and goes on from
 * there. The runtime has no other clock that would do, as its `performance.now()` follows the wall clock.
 */
export const steadyClock = (wall: () => Date): (() => Date) => {
  let latest = Number.NEGATIVE_INFINITY;
  let ahead = 0;
  return () => {
    const reading = wall().getTime();
    if (reading + ahead < latest) ahead = latest - reading;
    latest = reading + ahead;
    return new Date(latest);
  };
};
