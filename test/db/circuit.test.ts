import { LibsqlError } from "@libsql/client/web";
import { describe, expect, test } from "vitest";
import { Circuit, type CircuitOptions } from "../../src/db/circuit.ts";
import { DatabaseDamaged, DatabaseUnavailable, DatabaseUnfit } from "../../src/db/errors.ts";

const options: CircuitOptions = {
  deadline: 1000,
  threshold: 3,
  cooling: { first: 100, longest: 400 },
  atOnce: 5,
  waiting: 3,
  patience: 60_000,
};

/** How a round trip ends; `null` with an answer. */
const endings = {
  answer: null,
  error: new DatabaseUnavailable("gone"),
  unfit: new DatabaseUnfit("not migrated"),
  damaged: new DatabaseDamaged("malformed"),
  ours: new LibsqlError("not SQL", "SQLITE_ERROR"),
};
type Ending = keyof typeof endings;

/** A circuit whose clock and far end the test holds. */
const held = (more: Partial<CircuitOptions> = {}) => {
  const state = { now: 0, sent: 0 };
  const waiting: ((how: Ending) => void)[] = [];
  const trip = () => {
    state.sent += 1;
    return new Promise<string>((resolve, reject) =>
      waiting.push((how) => (endings[how] ? reject(endings[how]) : resolve("answer"))),
    );
  };
  const circuit = new Circuit({ ...options, ...more });
  /** A request of its own; gives what makes round trips for it. */
  const request = (over?: AbortSignal) => {
    const guard = circuit.guard(() => state.now, over);
    return () =>
      guard(trip).then(
        (answer) => answer,
        (error: Error) => error.name,
      );
  };
  const begin = () => request()();
  const end = (how: Ending) => waiting.shift()?.(how);
  return {
    state,
    request,
    begin,
    end,
    /** One round trip that ends so. */
    trip: (how: Ending) => {
      const outcome = begin();
      end(how);
      return outcome;
    },
  };
};

const fail = async (circuit: ReturnType<typeof held>, times: number) => {
  for (let time = 0; time < times; time++) await circuit.trip("error");
};

describe("a circuit", () => {
  test("opens after as many failures in a row as it is told", async () => {
    const circuit = held();
    for (const how of ["error", "error", "answer", "error", "error", "error"] as const) {
      expect(await circuit.trip(how)).toBe(how === "error" ? "DatabaseUnavailable" : "answer");
    }
    expect([await circuit.begin(), circuit.state.sent]).toEqual(["CircuitOpenError", 6]);
  });

  test.each<Ending>(["unfit", "damaged", "ours"])("stays closed where the database has answered (%s)", async (how) => {
    const circuit = held();
    for (let time = 0; time < 10; time++) await circuit.trip(how);
    expect([await circuit.trip("answer"), circuit.state.sent]).toEqual(["answer", 11]);
  });

  test("lets one trial through when it has cooled, and closes when that is answered", async () => {
    const circuit = held();
    await fail(circuit, 3);
    circuit.state.now = 99;
    expect(await circuit.begin()).toBe("CircuitOpenError");
    circuit.state.now = 100;
    const trial = circuit.begin();
    expect(await circuit.begin()).toBe("CircuitOpenError");
    circuit.end("answer");
    expect(await trial).toBe("answer");
    expect([await circuit.trip("answer"), await circuit.trip("error"), await circuit.trip("answer")]).toEqual([
      "answer",
      "DatabaseUnavailable",
      "answer",
    ]);
  });

  test("cools for twice as long each time a trial fails, up to a limit, and anew once closed", async () => {
    const circuit = held();
    await fail(circuit, 3);
    for (const wait of [100, 200, 400, 400]) {
      circuit.state.now += wait - 1;
      expect(await circuit.begin()).toBe("CircuitOpenError");
      circuit.state.now += 1;
      expect(await circuit.trip("error")).toBe("DatabaseUnavailable");
    }
    circuit.state.now += 400;
    expect(await circuit.trip("answer")).toBe("answer");
    await fail(circuit, 3);
    circuit.state.now += 100;
    expect(await circuit.trip("answer")).toBe("answer");
  });

  test("is not kept open by failures of what was under way when it opened", async () => {
    const circuit = held();
    const begun = [1, 2, 3, 4, 5].map(() => circuit.begin());
    for (const _ of begun) circuit.end("error");
    expect(await Promise.all(begun)).toEqual(Array(5).fill("DatabaseUnavailable"));
    circuit.state.now = 100;
    expect(await circuit.trip("answer")).toBe("answer");
  });

  test("gives a trial up that is never heard of again, when its deadline is over", async () => {
    const circuit = held({ deadline: 60_000 });
    await fail(circuit, 3);
    circuit.state.now = 100;
    void circuit.begin();
    circuit.state.now += 59_999;
    expect(await circuit.begin()).toBe("CircuitOpenError");
    circuit.state.now += 1;
    const next = circuit.begin();
    circuit.end("answer");
    circuit.end("answer");
    expect(await next).toBe("answer");
  });

  test("sends a bounded number at once and the others when it is their turn, the first to come first", async () => {
    const circuit = held({ deadline: 60_000 });
    const begun = Array.from({ length: 8 }, () => circuit.begin());
    expect(circuit.state.sent).toBe(5);
    for (const [at, outcome] of begun.entries()) {
      circuit.end("answer");
      expect(await outcome).toBe("answer");
      expect(circuit.state.sent).toBe(Math.min(8, 6 + at));
    }
    expect(await circuit.trip("answer")).toBe("answer");
  });

  test("lets a bounded number wait, and tells the others at once", async () => {
    const circuit = held({ deadline: 60_000 });
    const begun = Array.from({ length: 8 }, () => circuit.begin());
    expect(await circuit.begin()).toBe("BusyError");
    for (const outcome of begun) {
      circuit.end("answer");
      expect(await outcome).toBe("answer");
    }
  });

  test("tells those who wait for their turn when it has opened", async () => {
    const circuit = held({ deadline: 60_000 });
    const begun = Array.from({ length: 7 }, () => circuit.begin());
    for (let sent = 0; sent < 5; sent++) circuit.end("error");
    expect(await Promise.all(begun)).toEqual([
      ...Array(5).fill("DatabaseUnavailable"),
      "CircuitOpenError",
      "CircuitOpenError",
    ]);
    expect(circuit.state.sent).toBe(5);
  });

  test("lets nobody wait for longer than patience allows, and counts nobody twice", async () => {
    const circuit = held({ deadline: 60_000, patience: 1, waiting: 1 });
    const [first] = Array.from({ length: 5 }, () => circuit.begin());
    for (let waited = 0; waited < 3; waited++) expect(await circuit.begin()).toBe("BusyError");
    circuit.end("answer");
    expect(await first).toBe("answer");
    void circuit.begin();
    expect(circuit.state.sent).toBe(6);
  });

  test("takes the turns back of those that are never heard of again, for those who wait first", async () => {
    const circuit = held({ deadline: 60_000 });
    for (let sent = 0; sent < 5; sent++) void circuit.begin();
    void circuit.begin();
    circuit.state.now = 120_000;
    void circuit.begin();
    expect(circuit.state.sent).toBe(5);
    circuit.state.now = 120_001;
    void circuit.begin();
    await new Promise((resolve) => setImmediate(resolve));
    expect(circuit.state.sent).toBe(8);
  });

  const never = (signal: AbortSignal) => {
    signals.push(signal);
    return new Promise<never>(() => undefined);
  };
  const signals: AbortSignal[] = [];

  test("ends what takes longer than the deadline, whether it heeds its signal or not", async () => {
    const circuit = new Circuit({ ...options, deadline: 1 });
    await expect(circuit.guard(() => 0)(never)).rejects.toMatchObject({ name: "DeadlineError" });
    await expect(circuit.guardUrgent(() => 0)(never)).rejects.toMatchObject({ name: "DeadlineError" });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
    expect(circuit.isOpen).toBe(false);
    await expect(circuit.guard(() => 0)(never)).rejects.toMatchObject({ name: "DeadlineError" });
    expect(circuit.isOpen).toBe(true);
  });

  test("does not open because it is busy: what is late while others are answered says nothing", async () => {
    const circuit = new Circuit({ ...options, deadline: 1 });
    const guard = circuit.guard(() => 0);
    const late = [1, 2, 3, 4].map(() => guard(never).catch((error: Error) => error.name));
    await guard(async () => "answer");
    expect(await Promise.all(late)).toEqual(Array(4).fill("DeadlineError"));
    expect(circuit.isOpen).toBe(false);
  });
});

describe("the requests behind a circuit", () => {
  test("are done before others begin: a further round trip goes before all newcomers", async () => {
    const circuit = held({ deadline: 60_000, atOnce: 1 });
    const one = circuit.request();
    const first = one();
    const newcomer = circuit.begin();
    circuit.end("answer");
    expect(await first).toBe("answer");
    // The turn has passed to the newcomer; of those that wait now, the one that has begun is next.
    const [other, further] = [circuit.begin(), one()];
    circuit.end("answer");
    expect(await newcomer).toBe("answer");
    circuit.end("answer");
    expect(await further).toBe("answer");
    circuit.end("answer");
    expect(await other).toBe("answer");
  });

  test.each([
    ["in line", 1],
    ["on their way", 0],
  ])("leave when their time is over, %s, and hold nobody up", async (_, before) => {
    const circuit = held({ deadline: 60_000, atOnce: 1 });
    const begun = Array.from({ length: before }, () => circuit.begin());
    const over = new AbortController();
    const leaving = circuit.request(over.signal)();
    const other = circuit.begin();
    over.abort(new DatabaseUnavailable("over"));
    expect(await leaving).toBe("DatabaseUnavailable");
    // What was under way for the one that left is never heard of.
    if (before === 0) circuit.end("answer");
    for (const outcome of [...begun, other]) {
      circuit.end("answer");
      expect(await outcome).toBe("answer");
    }
    expect(await circuit.request(over.signal)()).toBe("DatabaseUnavailable");
    expect(await circuit.trip("answer")).toBe("answer");
  });

  test("that leave do not open it, and leave room for another trial", async () => {
    const circuit = held({ deadline: 60_000 });
    const leave = async () => {
      const over = new AbortController();
      const leaving = circuit.request(over.signal)();
      over.abort(new DatabaseUnavailable("over"));
      await leaving;
    };
    for (let time = 0; time < 5; time++) await leave();
    for (let time = 0; time < 5; time++) circuit.end("answer");
    expect(await circuit.trip("answer")).toBe("answer");
    await fail(circuit, 3);
    circuit.state.now = 100;
    await leave();
    circuit.end("answer");
    expect(await circuit.trip("answer")).toBe("answer");
  });

  test("are told at once where the line, as it moves, is longer than patience", async () => {
    const circuit = held({ deadline: 60_000, atOnce: 1, waiting: 100, patience: 1000 });
    const begun = Array.from({ length: 91 }, () => circuit.begin());
    const next = async () => {
      circuit.end("answer");
      expect(await begun.shift()).toBe("answer");
    };
    // One long wait is no pace.
    circuit.state.now += 30_000;
    await next();
    begun.push(circuit.begin());
    for (let time = 0; time < 40; time++) {
      circuit.state.now += 50;
      await next();
    }
    // Fifty wait, and of late each has taken some 50 ms: two seconds and more.
    expect(await circuit.begin()).toBe("BusyError");
    while (begun.length > 0) await next();
    // Where nobody waits, nobody is turned away, and the line that moves again is relied on again.
    const again = Array.from({ length: 2 }, () => circuit.begin());
    for (const outcome of again) {
      circuit.end("answer");
      expect(await outcome).toBe("answer");
    }
  });
});
