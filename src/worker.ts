import { type AppOptions, assemble, bindingsOf, lookUpVersion } from "./assemble.ts";
import type { Env } from "./env.ts";
import { collectionAt, loadCollection, membersOf } from "./features/collections.ts";
import type { Recalled } from "./http/cache/answers.ts";
import { accessLine } from "./http/log.ts";
import { readTarget, type Target } from "./http/request/target.ts";
import { newTimings } from "./http/response/timings.ts";
import { steadyClock } from "./http/steady-clock.ts";
import { isolateOf } from "./isolate.ts";

type App = Pick<ReturnType<typeof assemble>, "fetch">;

/** Gives the app that answers a path: one of a single collection, or the whole. Each is made when it is first needed. */
const appsOf = (options: AppOptions): ((path: string) => App | Promise<App>) => {
  const made = new Map<string, App>();
  return (path) => {
    const type = collectionAt(path);
    const make = async (): Promise<App> => {
      const app = type
        ? assemble(options, membersOf).route("/", (await loadCollection(type)).router)
        : (await import("./app.ts")).createApp(options);
      made.set(type ?? "", app);
      return app;
    };
    return made.get(type ?? "") ?? made.get("") ?? make();
  };
};

const recalledLine = ({ method }: Request, { path }: Target, { response, route, state }: Recalled): string =>
  accessLine({
    requestId: response.headers.get("X-Request-Id"),
    method,
    path,
    route,
    status: response.status,
    cache: state,
    duration: 0,
    databaseDuration: 0,
    database: 0,
  });

/** The Worker: what it may answer from memory is answered before any app is asked. */
export const createWorker = (given: AppOptions = {}) => {
  const clock = steadyClock(given.clock ?? (() => new Date()));
  const options = { ...given, clock };
  const appAt = appsOf(options);
  const time = (): number => clock().getTime();
  const log = options.log ?? ((line: string) => console.log(line));

  const route = async (request: Request, raw: Env, context: ExecutionContext): Promise<Response> => {
    const app = await appAt(readTarget(request).path);
    return app.fetch(request, raw, context);
  };

  const recall = (request: Request, raw: Env, context: ExecutionContext): Response | null => {
    const env = bindingsOf(raw);
    if (!env) return null;
    const { answers } = isolateOf(env);
    const now = time();
    if (answers.watch.knowledge(now) === "ageing") {
      context.waitUntil(answers.watch.refresh(now, () => lookUpVersion(env, newTimings(), options)));
    }
    const target = readTarget(request);
    const recalled = answers.recall(request, target, now, {
      later: (work) => context.waitUntil(work),
      route: (other) => route(other, raw, context),
    });
    if (recalled && env.ACCESS_LOG === "1") log(recalledLine(request, target, recalled));
    return recalled?.response ?? null;
  };

  return {
    fetch(request: Request, raw: Env, context: ExecutionContext): Response | Promise<Response> {
      const recalled = recall(request, raw, context);
      if (recalled) return recalled;
      const answer = route(request, raw, context);
      // Brought to its end even when the caller goes away: others may be waiting for what it finds.
      context.waitUntil(answer.catch(() => undefined));
      return answer;
    },
  };
};
