import { afterEach, expect, test } from "vitest";
import { type Captured, createCaptured } from "../../testing/captured.ts";
import { type ConsoleChoice, watchConsole } from "./console.ts";
import { watchErrors } from "./late-errors.ts";
import { serialiseArgument } from "./serialise-argument.ts";

const methods = ["error", "warn", "info", "log", "debug"] as const;
const native = new Map(methods.map((name) => [name, console[name]]));
const running: Captured[] = [];
afterEach(() => {
  for (const { capturing } of running.splice(0)) capturing.stop();
  for (const [name, method] of native) console[name] = method;
});

const start = ({ capturing }: Captured, choice: ConsoleChoice): void =>
  watchErrors(capturing, choice)(() => undefined, watchConsole(capturing, choice));

/** Quiet, so that what is logged here does not fill the test's output. */
function watch(choice: ConsoleChoice): Captured {
  for (const name of methods) console[name] = () => undefined;
  const captured = createCaptured();
  start(captured, choice);
  running.push(captured);
  return captured;
}

test.each([
  ["off", []],
  ["error", ["error"]],
  ["warn", ["error", "warn"]],
  ["all", [...methods]],
] as const)("with %s these levels are told", (choice, levels) => {
  const { told } = watch(choice);
  for (const name of methods) console[name]("line");
  expect(told("ph.console").map(({ level }) => level)).toEqual(levels);
});

test("a line is told with its arguments, without secrets, and with where the page has called", () => {
  const { told } = watch("warn");
  function byThePage(): void {
    console.error(
      "Payment of %s failed%c",
      "ann@example.com",
      "color:red",
      { code: 7 },
      new TypeError("no card"),
    );
  }
  byThePage();
  const [line] = told("ph.console");
  expect(line?.args[0]).toMatch(/^Payment of \S+ failed$/);
  expect(line?.args[0]).not.toContain("ann@");
  expect(line?.args[1]).toBe("{code: 7}");
  expect(line?.args[2]).toContain("TypeError: no card");
  expect(line?.stack.split("\n")[0]).toContain("byThePage");
});

test("errors that were logged before anybody could read them are told with their time and place, the first of them", () => {
  for (const name of methods) console[name] = () => undefined;
  const captured = createCaptured();
  running.push(captured);
  const readErrors = watchErrors(captured.capturing, "warn");
  function byThePage(): void {
    for (let n = 0; n < 500; n++) console.error("early", n);
  }
  byThePage();
  expect(captured.told("ph.console")).toEqual([]);
  const times: number[] = [];
  const read = watchConsole(captured.capturing, "warn");
  readErrors(
    () => undefined,
    (args, stack, atMs) => {
      times.push(atMs);
      read(args, stack, atMs);
    },
  );
  const lines = captured.told("ph.console");
  expect(lines[0]).toMatchObject({ level: "error", args: ["early", "0"] });
  expect(lines[0]?.stack.split("\n")[0]).toContain("byThePage");
  expect(lines.length).toBeLessThan(50);
  expect(times[0]).toBeLessThanOrEqual(Date.now());
  console.error("late");
  expect(captured.told("ph.console").at(-1)?.args).toEqual(["late"]);
});

test("thousands of lines cost a count, and what was left out is told", () => {
  const { told, capturing } = watch("warn");
  for (let n = 0; n < 5_000; n++) console.warn("again", n);
  expect(told("ph.console").length).toBeLessThanOrEqual(120);
  capturing.settle();
  const [dropped] = told("ph.dropped");
  expect(dropped?.tag).toBe("ph.console");
  expect((dropped?.count ?? 0) + told("ph.console").length).toBe(5_000);
});

test("no getter, toString or toJSON of the page is called, and what a trap logs is not told again", () => {
  const { told } = watch("warn");
  const calls: string[] = [];
  const nosy = {
    get secret() {
      calls.push("getter");
      return 1;
    },
    toString: () => calls.push("toString"),
    toJSON: () => calls.push("toJSON"),
  };
  console.error(nosy, [nosy]);
  expect(calls).toEqual([]);
  console.error(
    new Proxy(
      {},
      {
        ownKeys() {
          console.error("from within");
          throw new Error("no keys");
        },
      },
    ),
  );
  expect(told("ph.console").map(({ args }) => args[0])).not.toContain("from within");
});

test.each([
  ["a text", "as it is", "as it is"],
  ["nothing", undefined, "undefined"],
  ["a list", [1, "two", null, [3n]], '[1, "two", null, [3n]]'],
  ["an object within objects", { a: { b: { c: { d: 1 } } } }, "{a: {b: {c: {…}}}}"],
  [
    "an instance",
    new (class Lamp {
      volts = 230;
    })(),
    "Lamp {volts: 230}",
  ],
  ["a long list", Array.from({ length: 50 }, (_, n) => n), "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, …]"],
  ["a function", function lit() {}, "ƒ lit"],
  ["an element", document.createElement("b"), "<b>"],
  ["a circle", Object.assign([1], { 1: [1] }), "[1, [1]]"],
])("%s is written short", (_name, value, text) => {
  expect(serialiseArgument(value)).toBe(text);
});

test("a long text is cut", () => {
  expect(serialiseArgument("x".repeat(50_000))).toHaveLength(1_000);
  expect(serialiseArgument({ a: "x".repeat(50_000) }).length).toBeLessThan(400);
});

test("stopping puts the console back", () => {
  const before = console.error;
  const captured = createCaptured();
  start(captured, "all");
  expect(console.error).not.toBe(before);
  captured.capturing.stop();
  expect(console.error).toBe(before);
});
