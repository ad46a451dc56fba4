import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundlePage } from "../testing/bundle-page.ts";
import { live, openFrameworkSite } from "../testing/harm/lived-page.ts";
import { askReplay, playable } from "../testing/harm/replayed-page.ts";
import { type Stage, setStage, until } from "../testing/visitor.ts";

const bundleFramework = (name: string) =>
  bundlePage(join(import.meta.dirname, `../testing/frameworks/${name}.ts`));

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 60_000);
afterAll(() => stage.close());

describe.concurrent("a page lives as without the recorder, and its replay ends as it did", () => {
  test.for(["angular", "react", "vue", "svelte", "jquery", "emotion", "styled-components"])(
    "%s",
    { timeout: 90_000 },
    async (framework, { expect }) => {
      const site = await openFrameworkSite(stage, await bundleFramework(framework));
      const bare = await live(stage, `${site.site}/bare`, false);
      const recorded = await live(stage, site.site, true);
      expect(bare.html).toContain("Line 4");
      expect(bare.console).toEqual([]);
      expect(recorded).toEqual(bare);

      await until("the end of the visit", () => JSON.stringify(playable(site)).includes("Line 4"));
      const replayed = await askReplay(stage.browser, playable(site), (shown) => {
        const elements = [...(shown.getElementById("app")?.querySelectorAll("*") ?? [])];
        const styles = elements.map((element) => {
          const { color, paddingLeft } = shown.defaultView?.getComputedStyle(element) ?? {};
          // The replayer's way to show where the pointer is.
          const ownClass = element.className.replace(":hover", "");
          return `${element.tagName} ${ownClass} ${color} ${paddingLeft}`;
        });
        return { styles, text: shown.getElementById("app")?.textContent };
      });
      expect(replayed.styles).toEqual(bare.styles);
      expect(replayed.text).toBe(textOf(bare.html));
    },
  );
});

test("the fixtures' styles are no node's text: they are rules that a script inserted", {
  timeout: 60_000,
}, async () => {
  const site = await openFrameworkSite(stage, await bundleFramework("emotion"));
  const { html, styles } = await live(stage, `${site.site}/bare`, false);
  expect(html).not.toContain("rgb(");
  expect(styles.join()).toContain("rgb(14, 20, 30) 9px");
});

const textOf = (html: string): string => html.replace(/<!--.*?-->|<[^>]*>/g, "");
