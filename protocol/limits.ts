/** Every bound of the system, each with its unit in its name and its reason beside it. */

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const megabyte = 1_000_000;

// Chunks. A Durable Object row holds at most 2 MB; the frame's header needs a little of it.
export const maxChunkBytes = 1.8 * megabyte;
/** Most a chunk may inflate to. Real chunks reach 3 MB; the rest is head room, the object has 128 MB. */
export const maxInflatedBytes = 20 * megabyte;
export const maxFrameHeaderBytes = 16_384;
/** So much of a base's body is a dictionary: deflate points no further back. */
export const maxBaseBytes = 32_768;
/** Most a chunk with a base may inflate to: a page's main thread has packed it, and the object packs it anew. */
export const maxBasedBytes = 65_536;
export const maxEventsPerChunk = 100_000;
export const maxSeq = 2 ** 31 - 1;
/** Levels of a decoded chunk. Chromium's parser nests 512 elements at most, and an element takes two levels. */
export const maxEventDepth = 1_100;
/** Values in a decoded chunk. A page of 100,000 nodes has about 800,000. */
export const maxEventValues = 3_000_000;

// Assets. A sheet below the minimum weighs hardly more than its hash.
export const maxAssetBytes = 1.8 * megabyte;
export const maxInflatedAssetBytes = 10 * megabyte;
export const minAssetChars = 512;
export const maxAssetsPerChunk = 256;
/** New sheets of a website in a UTC day. Past either bound recorders are asked for no more, and players do without. */
export const maxNewAssetsPerDay = 500;
export const maxNewAssetBytesPerDay = 50 * megabyte;

// Session life, server time.
/** A visitor away for this long comes back as a new session. */
export const sessionIdleMs = 30 * minute;
export const sessionMaxMs = 24 * hour;
/** An id older than this is refused, so that nothing can revive a purged session. */
export const sessionIdMaxAgeMs = 25 * hour;
/** How far an id's start may lie ahead of the server's clock. */
export const sessionIdMaxAheadMs = 10 * minute;
/** Without a chunk for this long a session is sealed and closed; a chunk within `sessionIdMaxAgeMs` reopens it. */
export const sealIdleMs = 5 * minute;
/**
 * A tail of this size is sealed though the session goes on, so that the object stays small. Decoded it takes ten to
 * thirty times as much of the 128 MB an object has.
 */
export const sealTailBytes = 4 * megabyte;
/** So is one of as many chunks: each carries the session's summary. At 10 s a chunk a tab fills it in five hours. */
export const sealTailChunks = 2_000;
/** Most that a reader of the tail gets at once; an answer between objects may have 32 MB. */
export const maxTailAnswerBytes = 16 * megabyte;

// A session's bounds. Past one of them it is marked truncated and takes no more; real ones end far below.
/** Compressed, as it came. Five minutes of a busy page are about 1 MB. */
export const maxSessionBytes = 64 * megabyte;
/** Five tabs that send every 10 s for 24 h. */
export const maxSessionChunks = 43_200;
export const maxTabsPerSession = 200;
/**
 * Of the texts of a timeline's pages, clicks and errors: a player holds it whole, and so does the object that seals. A
 * day of busy clicking has a tenth.
 */
export const maxTimelineChars = 4 * megabyte;
/** A session lasts a day at most, in stretches of 5 s; forged clocks make more. */
export const maxActivityBuckets = 20_000;
/** What the two above, and the places of `maxSessionChunks`, can come to as JSON. */
export const maxInflatedTimelineBytes = 48 * megabyte;
/** Stretches without a hole, over all tabs. They ride in every chunk's row, and only a forger leaves so many holes. */
export const maxRangesPerSession = 200;
/** A gap that lasts longer than this is not merely a chunk overtaken by another. */
export const gapPatienceMs = 15 * second;
/** Each counted conflict is a written row, and only a forger or a broken recorder makes many. */
export const maxCountedConflicts = 100;

// Keyframes.
/** A page is not written more often than this, however it storms. */
export const keyframeMinMs = 10 * second;
/** Bytes of frames after which one is due though little changed: a seek and the next seal read no more than that. */
export const keyframeMaxGapBytes = 1 * megabyte;
/** Most a seal reads again of what it sealed before; head room for chunks that are large themselves. */
export const maxResumeBytes = 6 * megabyte;

// Live.
/** For so long after a viewer looked at a live session it counts as watched. */
export const watchedMs = 10 * second;
/** How often the recorder cuts while somebody watches. */
export const watchedFlushMs = 400;
/** Viewers of a session at a time: each may have its share of the object's memory under way. */
export const maxViewers = 20;
/** Frames sent to a viewer that it has not yet acknowledged; the rest waits in the tail. A watched tab cuts three a second. */
export const maxFramesUnderWay = 32;
/** And their bytes, past which nothing more is sent; twenty viewers then hold a sixth of the object's 128 MB. */
export const maxBytesUnderWay = 1 * megabyte;
/** A viewer that acknowledges nothing for so long, though it could be sent no more, is gone. */
export const viewerSilentMs = minute;
/** A viewer asks anew after so long, so that who may no longer watch does not watch on. */
export const viewerMaxMs = hour;
/** What a viewer says: at most where it stands in `maxTabsPerSession` tabs. */
export const maxViewerMessageChars = 16_384;

// Presence.
/** What a page says of its visitor: an address, a name, ids. */
export const maxPresenceBytes = 8_000;
/** Of a page's address. */
export const maxPresenceUrlChars = 2_048;
/** Between two pages of a website nobody is on either: so long a visitor who has left is not told to be gone. */
export const presenceGraceMs = 5 * second;
/** Of a visitor who says nothing for so long it is not known whether they are here. */
export const presenceSilentMs = sessionIdleMs;
/** Visitors that a website's object remembers, the newest: each takes some 500 bytes of a row that may have 2 MB. */
export const maxPresent = 2_000;
/** Tabs of a visitor; a forger opens more. */
export const maxPresentTabs = 50;
export const maxPresenceViewers = 50;
/** News are gathered for so long, so that a crowd of visitors is not a crowd of messages. */
export const presenceTellMs = 250;
/** How often what is known is written down. */
export const presenceSaveMs = 10 * second;
/** So often it is written at once within that time; what comes then waits for its end. */
export const presenceSavesAtOnce = 3;
/** Of a struggle, for so long. */
export const struggleGlowMs = minute;
export const maxInviteChars = 500;
/** An invitation that nobody has fetched by then comes too late. */
export const inviteWaitsMs = sessionIdleMs;

// Erasure. What a visitor may send to withdraw: an id and a secret.
export const maxWithdrawalBytes = 1_000;
export const maxContactIdChars = 256;
// A session takes about ten calls of the 10,000 that an invocation may make.
/** Sessions erased together, and before the answer to who asked. */
export const erasurePageSessions = 50;
export const erasedSessionsPerRun = 200;
/** Of which most only look whether something came late, at three calls each. */
export const erasuresPerRun = 100;
/** After an erasure one looks again after this long, then ever more rarely. */
export const erasureLookMs = 5 * minute;

/** Sessions in a file of a visitor's export; each takes some calls of the 10,000 that an invocation may make. */
export const maxExportSessions = 1_000;

// Import. The file is held whole by the Worker that reads it, which has 128 MB, and its events are parsed one by one.
/** Inflated. Five minutes of a busy page are about 10 MB. */
export const maxImportBytes = 32 * megabyte;
/** Of JSON in a chunk; an event that is larger is a chunk of its own. */
export const importChunkBytes = 1 * megabyte;

// Abuse.
/** Period of the rate limit in `wrangler.toml`; the platform knows 10 and 60 seconds. */
export const rateLimitSeconds = 60;

/** NIST SP 800-63B asks for 15 where a password is all there is, 8 at the very least; ours is long and need not be odd. */
export const minPasswordChars = 12;
/** Hashing takes longer the longer it is. */
export const maxPasswordChars = 200;

/** Of an organisation: its sessions are counted website by website. */
export const maxWebsites = 200;
/** Versions of a website's settings that are kept: a version may have 200 KB. */
export const maxSettingsVersions = 500;
/** How long an isolate believes its count of an organisation's sessions of the month. */
export const quotaKnownMs = minute;
/** And that a visitor it has met has not withdrawn since. */
export const visitorKnownMs = minute;

// Recorder.
/** Each chunk is a billed row, most of what a session costs; `bench/README.md` counts it. */
export const cutEveryMs = 20 * second;
/** A session that has just begun is told of sooner: it is what a member opens. */
export const youngSessionMs = 20 * second;
export const cutEveryWhileYoungMs = 10 * second;
/** One that goes on is cut less often: what is not cut yet stands in the browser, and a viewer asks for a pace of its own. */
export const settledSessionMs = 60 * second;
export const cutEveryWhenSettledMs = 30 * second;
/** Uncompressed size at which a chunk is cut early, so that what is left at hide fits one request of a page that goes. */
export const cutBytes = 200_000;
/** What a browser takes in one beacon or keepalive request, with room for headers; the limit is 65,536. */
export const maxKeepaliveBytes = 60_000;
export const writeAheadMs = 1 * second;
export const writeAheadAfterClickMs = 250;
export const outboxMaxAgeMs = 24 * hour;
export const outboxMaxBytes = 5 * megabyte;
/**
 * What a browser keeps back for a trigger, per tab: at least so long before it, as far as the bytes allow. Compressed,
 * five minutes of a busy page are about 1 MB.
 */
export const heldMs = 5 * minute;
export const heldBytes = 2 * megabyte;
export const retryFirstMs = 1 * second;
export const retryMaxMs = 1 * minute;

// Loader and API.
export const loaderMaxAgeSeconds = 30;
export const listDefaultDays = 7;
export const listMaxDays = 366;
export const listMaxRows = 100;
/** What a filter leaves is counted no further: the list then says "1,000+". */
export const listMaxCounted = 1_000;

// Retention sweep, per run.
export const sweepPageRows = 50;

// What sessions are found by. Each entry is a row of the catalog, a dollar a million.
/** Of a tag, release, campaign, event or the like; longer texts are cut. An experiment's name and side and `=`. */
export const maxMarkChars = 513;
/** Of tags of members on one session. */
export const maxMemberTags = 50;
export const maxTaggedSessions = 200;
/** Names of custom events of one session. */
export const maxMarkedEvents = 20;
/** Kinds of errors of one session. */
export const maxErrorsPerSession = 20;
/** Kinds of errors of a website; past it new ones are not kept apart any more. */
export const maxErrorGroups = 5_000;
/** Prompts of one session, and what is kept of each for the list; the session itself has them whole. */
export const maxListedPrompts = 20;
export const maxListedPromptChars = 500;
/** Pages of one session that statistics are reckoned from. */
export const maxListedPages = 30;
/** Sessions that the statistics of pages, and the values of filters, are reckoned from: some 1.5 MB. */
export const maxSampledSessions = 5_000;
/** Sessions that a chart counts: 0.1 s of reading. */
export const maxChartedSessions = 100_000;
export const maxNoteChars = 4_000;
export const maxNotesPerSession = 500;
