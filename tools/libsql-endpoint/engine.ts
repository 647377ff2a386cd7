import { Database } from "./database.ts";
import { decodePipeline } from "./protocol.ts";
import { type Clock, type Follower, Streams } from "./streams.ts";

/** What one pipeline has done; `ms` includes the time it had to wait for another stream's transaction. */
export interface PipelineInfo {
  readonly requests: number;
  readonly statements: number;
  readonly ms: number;
  /** The statements executed, in order. */
  readonly sql: string[];
}

export interface EngineOptions {
  readonly path: string;
  /** Whether the file is to outlive the engine: then what is committed is on the disk, and in this file at its end. */
  readonly isKept: boolean;
  /** After how many milliseconds without a pipeline a stream expires. */
  readonly idleMs: number;
  readonly clock?: Clock | undefined;
  /** Is called after every pipeline that has run to its end. */
  readonly onPipeline?: ((info: PipelineInfo) => void) | undefined;
}

const SYSTEM_CLOCK: Clock = {
  now: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms).unref();
    return () => clearTimeout(timer);
  },
};

export type Engine = ReturnType<typeof openEngine>;

/**
 * The libSQL endpoint without its HTTP side, in this process.
 * @throws Error in one line when the database cannot be opened
 */
export function openEngine({ path, isKept, idleMs, clock = SYSTEM_CLOCK, onPipeline }: EngineOptions) {
  const database = new Database(path, isKept);
  const streams = new Streams(database, clock, idleMs);
  const total = { pipelines: 0, requests: 0, statements: 0 };
  return {
    /**
     * Runs a pipeline: without a pause, up to where another stream's transaction bars its way.
     * @param body the JSON text of a `PipelineReqBody`
     * @returns the JSON text of a `PipelineRespBody`
     * @throws ProtocolError
     */
    async run(body: string, follower: Follower): Promise<string> {
      const start = clock.now();
      const request = decodePipeline(body);
      const sql: string[] = [];
      const { baton, results } = await streams.run(request, sql, follower);
      const info = { requests: request.requests.length, statements: sql.length, ms: clock.now() - start, sql };
      total.pipelines += 1;
      total.requests += info.requests;
      total.statements += info.statements;
      onPipeline?.(info);
      return `{"baton":${JSON.stringify(baton)},"base_url":null,"results":[${results.join()}]}`;
    },
    stats: () => ({
      ...total,
      streams: streams.open,
      waiting: streams.queue.length,
      connections: database.connections,
    }),
    /** Continues no stream beyond the pipeline that it runs; those at rest are rolled back. */
    closeStreams: () => streams.close(),
    /** To be called when all pipelines have ended. */
    close: () => database.close(),
  };
}
