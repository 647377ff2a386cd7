import { describe, expect, test } from "vitest";
import { Circuit, type CircuitOptions } from "../../src/db/circuit.ts";

const options: CircuitOptions = {
  deadline: 1000,
  threshold: 3,
  cooling: { first: 100, longest: 400 },
  atOnce: 5,
  waiting: 3,
  patience: 60_000,
};

type Ending = "answer" | "refusal" | "error";

/** A circuit whose clock and far end the test holds. */
const held = (more: Partial<CircuitOptions> = {}) => {
  const state = { now: 0, sent: 0 };
  const waiting: ((how: Ending) => void)[] = [];
  const far = () => {
    state.sent += 1;
    return new Promise<Response>((resolve, reject) =>
      waiting.push((how) =>
        how === "error"
          ? reject(new Error("gone"))
          : resolve(new Response(null, { status: how === "answer" ? 200 : 500 })),
      ),
    );
  };
  const send = new Circuit({ ...options, ...more }).guard(far as typeof fetch, () => state.now);
  const begin = () =>
    send("http://database.test/").then(
      (response) => String(response.status),
      (error: Error) => error.name,
    );
  const end = (how: Ending) => waiting.shift()?.(how);
  /** One round trip that ends so. */
  const trip = (how: Ending) => {
    const outcome = begin();
    end(how);
    return outcome;
  };
  return { state, begin, end, trip };
};

const fail = async (circuit: ReturnType<typeof held>, times: number) => {
  for (let time = 0; time < times; time++) await circuit.trip("error");
};

describe("a circuit", () => {
  test.each<[Ending, string]>([
    ["error", "Error"],
    ["refusal", "500"],
  ])("opens after as many failures in a row as it is told (%s)", async (how, outcome) => {
    const circuit = held();
    expect([await circuit.trip(how), await circuit.trip(how), await circuit.trip("answer")]).toEqual([
      outcome,
      outcome,
      "200",
    ]);
    expect([await circuit.trip(how), await circuit.trip(how), await circuit.trip(how)]).toEqual([
      outcome,
      outcome,
      outcome,
    ]);
    expect([await circuit.begin(), circuit.state.sent]).toEqual(["CircuitOpenError", 6]);
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
    expect(await trial).toBe("200");
    expect([await circuit.trip("answer"), await circuit.trip("error"), await circuit.trip("answer")]).toEqual([
      "200",
      "Error",
      "200",
    ]);
  });

  test("cools for twice as long each time a trial fails, up to a limit, and anew once closed", async () => {
    const circuit = held();
    await fail(circuit, 3);
    for (const wait of [100, 200, 400, 400]) {
      circuit.state.now += wait - 1;
      expect(await circuit.begin()).toBe("CircuitOpenError");
      circuit.state.now += 1;
      expect(await circuit.trip("error")).toBe("Error");
    }
    circuit.state.now += 400;
    expect(await circuit.trip("answer")).toBe("200");
    await fail(circuit, 3);
    circuit.state.now += 100;
    expect(await circuit.trip("answer")).toBe("200");
  });

  test("is not kept open by failures of what was under way when it opened", async () => {
    const circuit = held();
    const begun = [1, 2, 3, 4, 5].map(() => circuit.begin());
    for (const _ of begun) circuit.end("error");
    expect(await Promise.all(begun)).toEqual(Array(5).fill("Error"));
    circuit.state.now = 100;
    expect(await circuit.trip("answer")).toBe("200");
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
    expect(await next).toBe("200");
  });

  test("sends a bounded number at once and the others when it is their turn, the first to come first", async () => {
    const circuit = held({ deadline: 60_000 });
    const begun = Array.from({ length: 8 }, () => circuit.begin());
    expect(circuit.state.sent).toBe(5);
    for (const [at, outcome] of begun.entries()) {
      circuit.end("answer");
      expect(await outcome).toBe("200");
      expect(circuit.state.sent).toBe(Math.min(8, 6 + at));
    }
    expect(await circuit.trip("answer")).toBe("200");
  });

  test("lets a bounded number wait, and tells the others at once", async () => {
    const circuit = held({ deadline: 60_000 });
    const begun = Array.from({ length: 8 }, () => circuit.begin());
    expect(await circuit.begin()).toBe("BusyError");
    for (const outcome of begun) {
      circuit.end("answer");
      expect(await outcome).toBe("200");
    }
  });

  test("tells those who wait for their turn when it has opened", async () => {
    const circuit = held({ deadline: 60_000 });
    const begun = Array.from({ length: 7 }, () => circuit.begin());
    for (let sent = 0; sent < 5; sent++) circuit.end("error");
    expect(await Promise.all(begun)).toEqual([...Array(5).fill("Error"), "CircuitOpenError", "CircuitOpenError"]);
    expect(circuit.state.sent).toBe(5);
  });

  test("lets nobody wait for longer than patience allows, and counts nobody twice", async () => {
    const circuit = held({ deadline: 60_000, patience: 1, waiting: 1 });
    const [first] = Array.from({ length: 5 }, () => circuit.begin());
    for (let waited = 0; waited < 3; waited++) expect(await circuit.begin()).toBe("BusyError");
    circuit.end("answer");
    expect(await first).toBe("200");
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

  test("ends what takes longer than the deadline", async () => {
    const patient = (_: RequestInfo | URL, init?: RequestInit) =>
      new Promise<Response>((_resolve, reject) => {
        init?.signal?.addEventListener("abort", () => reject(new Error("aborted")));
      });
    const send = new Circuit({ ...options, deadline: 1 }).guard(patient as typeof fetch, () => 0);
    await expect(send("http://database.test/")).rejects.toMatchObject({ name: "DeadlineError", code: "SERVER_ERROR" });
  });
});
