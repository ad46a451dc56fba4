import { expect, it } from "vitest";
import { websiteSettings } from "../../../../protocol/api-settings.ts";
import { defaultThresholds } from "../../../../protocol/signals/thresholds.ts";
import { thresholdGroups } from "./thresholds.ts";

const fields = thresholdGroups.flatMap((group) => group.fields);

it("every threshold that there is can be set, once", () => {
  expect(fields.map(({ name }) => name).sort()).toEqual(Object.keys(defaultThresholds).sort());
});

it("the bounds that are told are those that the API takes", () => {
  const isTaken = (name: string, value: number) =>
    websiteSettings.safeParse({ thresholds: { [name]: value } }).success;
  for (const { name, min, max } of fields) {
    expect([name, isTaken(name, min), isTaken(name, max)]).toEqual([name, true, true]);
    expect([name, isTaken(name, min - 1), isTaken(name, max + 1)]).toEqual([name, false, false]);
  }
});
