/** What the page may call: `window.playhead`, and what the npm package gives. None of it throws. */
export interface PlayheadApi {
  /** Records this visit whatever trigger and sampling say; not against a config that is off or a privacy signal. */
  start(): void;
  /** Ends recording on this page and puts back everything that was hooked. */
  stop(): void;
  /** Who the visitor is, in the website's own words, which are not masked. */
  identify(contact: Contact): void;
  /** A conversation that the visitor has, such as in a chat widget. */
  conversation(conversation: Conversation): void;
  /** Something that happened, by the website's own name for it; texts, numbers and truth values as properties. */
  track(name: string, properties?: Record<string, string | number | boolean>): void;
  /** What the visitor asked an assistant on the page. */
  prompt(text: string): void;
  tag(name: string): void;
  /** The side of an experiment that the visitor sees. */
  variant(name: string, value: string): void;
  release(version: string): void;
  /**
   * The visitor's word, remembered for later pages. False withdraws: recording ends, what stands in the browser is
   * deleted, and the server is asked to erase what it has.
   */
  consent(granted: boolean): void;
  /** Where a member watches this session; null when nothing is recorded or the config names no dashboard. */
  sessionUrl(): Promise<string | null>;
  /** Shows on the page itself what is masked, blocked and recorded; once more hides it. */
  inspect(): void;
  /** Hears of something; what it returns ends that. */
  on<Name extends keyof PlayheadMoments>(
    name: Name,
    handler: (detail: PlayheadMoments[Name]) => void,
  ): () => void;
}

/** What a handler may wait for. */
export interface PlayheadMoments {
  /** The visitor struggles: as soon as the browser or the server finds it, once for each `id`. */
  frustration: Frustration;
  /** A member asks the visitor into a conversation. */
  invite: Invite;
}

export interface Contact {
  id?: string | number;
  name?: string;
  email?: string;
  url?: string;
}

export interface Conversation {
  id: string | number;
  url?: string;
}

export interface Frustration {
  id: string;
  /** `rageClick` and others, which a later release may add to. */
  kind: string;
  severity: "mild" | "severe";
  /** When it began, ms of the visitor's clock. */
  atMs: number;
  url: string;
  /** What was observed, in words. */
  evidence: string;
  element: { selector: string; text: string } | null;
}

export interface Invite {
  url?: string;
  text?: string;
}

/** Of `createPlayhead`, the npm package's one function. */
export interface PlayheadOptions {
  /** `pk_…`, of the website. */
  siteKey: string;
  /** Of the Worker: `https://replay.example`. */
  origin: string;
  /** Nothing is stored or captured before `consent(true)`. */
  consent?: "required";
  /** Of the page's Content Security Policy, for the scripts that are fetched. */
  nonce?: string;
}
