import { Tabs } from "radix-ui";
import { CopyText } from "./copy-text.tsx";

interface SnippetsProps {
  siteKey: string;
  /** The tag for a page's head. */
  snippet: string;
}

const tabClass =
  "-mb-px h-8 border-b-2 border-transparent px-3 text-muted transition-colors hover:text-ink data-[state=active]:border-ink data-[state=active]:font-medium data-[state=active]:text-ink";

/** The three ways by which the recorder comes into a page. */
export function Snippets({ siteKey, snippet }: SnippetsProps) {
  const origin = originOf(snippet);
  const code = [
    `import { createPlayhead } from "@playhead/recorder";`,
    "",
    `const playhead = createPlayhead({ siteKey: "${siteKey}", origin: "${origin}" });`,
  ].join("\n");
  return (
    <Tabs.Root defaultValue="tag">
      <Tabs.List aria-label="Ways to install" className="mb-3 flex border-b border-line">
        <Tabs.Trigger value="tag" className={tabClass}>
          Script tag
        </Tabs.Trigger>
        <Tabs.Trigger value="npm" className={tabClass}>
          npm
        </Tabs.Trigger>
        <Tabs.Trigger value="manager" className={tabClass}>
          Tag manager
        </Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content value="tag" className="flex flex-col gap-2">
        <CopyText label="the script tag" text={snippet} />
        <p className="text-muted">
          Into the page's head. A strict content security policy needs {origin} in script-src and connect-src.
        </p>
      </Tabs.Content>
      <Tabs.Content value="npm" className="flex flex-col gap-2">
        <CopyText label="the code for npm" text={code} />
        <p className="text-muted">
          Call it once in the browser. The package holds no recorder; it fetches what the script tag would.
        </p>
      </Tabs.Content>
      <Tabs.Content value="manager" className="flex flex-col gap-2">
        <CopyText label="the tag for a tag manager" text={snippet} />
        <p className="text-muted">
          As custom HTML, triggered on all pages, as early as the manager lets it: what happens before it is
          there is not recorded.
        </p>
      </Tabs.Content>
    </Tabs.Root>
  );
}

const originOf = (snippet: string): string => /https?:\/\/[^/"]+/.exec(snippet)?.[0] ?? "";
