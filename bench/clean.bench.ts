import { decodeEvents } from "../protocol/codec/codecs.ts";
import type { ReplayEvent } from "../protocol/events.ts";
import { cleanEvents } from "../protocol/privacy/clean-events.ts";
import { recordVisit } from "./visit/record-visit.ts";

/**
 * CPU of the second privacy net for each megabyte of events, beside `JSON.parse` of the same: the least that anything
 * which looks into events has to pay. Both take turns, round by round.
 */
const shopPort = 8751;
const rounds = 21;

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

function milliseconds(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

/** A table of people: a secret in every second text, which no page under way in the world has. */
function tableOfPeople(rows: number): ReplayEvent[] {
  const cell = (id: number, textContent: string) => ({
    type: 2,
    id,
    tagName: "td",
    attributes: { class: "cell" },
    childNodes: [{ type: 3, id: id + 1, textContent }],
  });
  const childNodes = Array.from({ length: rows }, (_, row) => ({
    type: 2,
    id: row * 10 + 2,
    tagName: "tr",
    attributes: { "data-row": String(row) },
    childNodes: [
      cell(row * 10 + 3, `Person number ${row} of the long list`),
      cell(row * 10 + 5, `person.${row}@mail.example.org`),
      cell(row * 10 + 7, `+44 20 7946 0${String(row % 1_000).padStart(3, "0")}`),
    ],
  }));
  return [
    {
      type: 2,
      timestamp: 1,
      data: { node: { type: 2, id: 1, tagName: "table", attributes: {}, childNodes } },
    },
  ];
}

const visit = await recordVisit(shopPort, null);
const shopEvents = visit.posted.flatMap((posted) =>
  posted.kind === "chunk" ? decodeEvents(posted.codec, posted.body) : [],
);

const lines = [
  "| events | MB as JSON | `JSON.parse`, ms a MB | clean, ms a MB | × |",
  "|---|--:|--:|--:|--:|",
];
const samples: [name: string, events: ReplayEvent[]][] = [
  ["five minutes in the shop", shopEvents],
  ["a table of people, a secret in two of three texts", tableOfPeople(20_000)],
];
for (const [name, events] of samples) {
  const json = JSON.stringify(events);
  const megabytes = json.length / 1_000_000;
  const parseMs: number[] = [];
  const cleanMs: number[] = [];
  for (let round = -2; round < rounds; round++) {
    let parsed: ReplayEvent[] = [];
    const parsing = milliseconds(() => {
      parsed = JSON.parse(json);
    });
    const cleaning = milliseconds(() => cleanEvents(parsed));
    // The first two warm both up.
    if (round < 0) continue;
    parseMs.push(parsing / megabytes);
    cleanMs.push(cleaning / megabytes);
  }
  const [parse, clean] = [median(parseMs), median(cleanMs)];
  const cells = [megabytes, parse, clean, clean / parse].map((value) => value.toFixed(2));
  lines.push(`| ${name} | ${cells.join(" | ")} |`);
}
console.log(lines.join("\n"));
