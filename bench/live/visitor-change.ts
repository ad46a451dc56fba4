import type { Page } from "playwright-core";

/**
 * A visitor presses the page's heading, whose answer is another text in it.
 * @returns when the page had changed, by the machine's clock
 */
export async function changeHeading(visitor: Page, text: string): Promise<number> {
  const changed = visitor.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const change = () => {
          const heading = document.querySelector("h1");
          if (heading) heading.textContent = wanted;
          resolve(Date.now());
        };
        addEventListener("click", change, { once: true });
      }),
    text,
  );
  await visitor.locator("h1").click();
  return await changed;
}
