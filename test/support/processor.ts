/** The processor time that this thread spends on `work`, in milliseconds: what else the machine does is not in it. */
export const processorMs = (work: () => unknown): number => {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
};

/** Several times what linear work needs for the texts of these tests; quadratic work takes 17 s for 100,000 characters. */
export const linearMs = 3_000;
