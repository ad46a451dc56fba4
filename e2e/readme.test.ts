import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sessionList } from "../protocol/api.ts";
import { eventLine, importReceipt } from "../protocol/api-replay.ts";
import { type LocalPlayhead, startPlayhead } from "../scripts/local-playhead.ts";
import { root } from "../scripts/root.ts";

const readme = readFileSync(join(root, "README.md"), "utf8");
const curls = readme.split("\n").filter((line) => line.startsWith("curl "));
const isOf = (path: string) => (line: string) => line.includes(path);

/** As rrweb's recorder makes it. */
const recording = [
  {
    type: 4,
    data: { href: "https://shop.example/", width: 1_280, height: 720 },
    timestamp: 1_700_000_000_000,
  },
  {
    type: 2,
    data: { node: { type: 0, childNodes: [], id: 1 }, initialOffset: { top: 0, left: 0 } },
    timestamp: 1_700_000_000_100,
  },
];

let playhead: LocalPlayhead;
const folder = mkdtempSync(join(tmpdir(), "playhead-readme-"));

beforeAll(async () => {
  playhead = await startPlayhead();
  writeFileSync(join(folder, "recording.json"), JSON.stringify(recording));
});
afterAll(async () => {
  await playhead?.stop();
  rmSync(folder, { recursive: true });
});

/** Runs the line as it stands in the README, but for the address and the session. */
async function run(line: string, sessionId = ""): Promise<string> {
  const here = line
    .replace("http://localhost:8787", playhead.dashboardOrigin)
    .replace("SESSION_ID", sessionId);
  const { stdout } = await promisify(execFile)("sh", ["-c", `${here} -sS --fail-with-body`], { cwd: folder });
  return stdout;
}

it("the README's three calls work as they stand: import, list, and read", async () => {
  expect(curls).toHaveLength(3);
  const [toImport, toList, toRead] = ["/import", "/sessions?", "/events"].map((path) =>
    curls.find(isOf(path)),
  );
  const { sessionId } = importReceipt.parse(JSON.parse(await run(toImport ?? "")));
  await expect
    .poll(async () => sessionList.parse(JSON.parse(await run(toList ?? ""))).sessions, { timeout: 10_000 })
    .toMatchObject([{ sessionId, eventCount: 2 }]);
  const lines = (await run(toRead ?? "", sessionId)).trimEnd().split("\n");
  const [first, last] = lines.map((line) => eventLine.parse(JSON.parse(line)));
  expect(first).toMatchObject({ kind: "events", events: recording });
  expect(last).toEqual({ kind: "end", events: 2 });
});
