import { vi } from "vitest";

/** Tries until it holds. How long that takes is the machine's affair; the net of the runner is wider than this one. */
export const eventually = (holds: () => Promise<void>): Promise<void> => vi.waitFor(holds, { timeout: 120_000 });
