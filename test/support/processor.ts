/** The processor time that this thread spends on `work`, in milliseconds: what else the machine does is not in it. */
export const processorMs = (work: () => unknown): number => {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
};

/** Ten times what linear work needs for the 100,000 characters of these tests, and a third of what quadratic work does. */
export const linearMs = 3_000;
