/**
 * Names of properties that only the recorder's own modules know: the build writes short ones for them, the same in all its
 * files. What stands in events, messages, replies, the config or a browser's storage is read by others, or by another
 * release, and is not listed; neither is what a browser knows by that name.
 */
export const ownNames: readonly string[] = `
  abandon addAmbient addRoot agoMs aliveTabIds arm askAgain beginDocument beginSnapshot capturing
  consider countPage createDelivery createWatch cutAtHide decideAnew decidesStance deliver
  deliverSheet disarm documentStartMs drain dropChunk dropRows dropSheet dueMs emit endTask engage
  flights forgetAdopted fromReply giveFailure handBack hasCaused hasEarlier hashCount hideRecord
  holdMs hook idOf inMinute inPage isAborted isArmed isCaused isClicked isCssTold isCurrent isDeleting
  isDue isEnded isEngaged isExcluded isFull isHolding isIgnored isInSheet isInside isKnown isNew
  isNoticed isOpaque isOrdered isOwnTab isSettled isSkipping isValuablePage isWholeSession isWithin
  keepPassword keepsAttributes keptFlights largeSheets lastChunkAtMs listeners makeChangesDue
  markStopped mayImport msSinceClick mustHold needsSnapshot nextName nextNumber oldestAtMs
  onAttachShadow onChange onCompleteTo onDocument onEvent onFailure onFrame onFullSnapshot onGiven
  onHeld onLoad onPack onReady onRecords onRefusedTime onRemoval onReply onRewritten onRoot onRootGone
  onSettle onSettled onSign onSignal onSnapshot onStep onStop onToggle onTold onTrigger openShadow
  otherHand outlines ownTabId ownUrl panel perMinute perPage presume presumed pump putChunk putRow
  readErrors readOthers readSheet readSheets releaseWhenDue removeAll resend retryAfter samePress
  sendAtHide sendWithdrawals sentBytes serverNow serverNowMs sessionAgeMs setFlushMs setHeld setLate
  shadowFrom shadowRootOf sheetsOf shelf showAgain shownIn showsChoice slowMs stance stanceBelow
  stanceOf stanceReader startExtras sureAt takeBack takeDropped takeLate takeOlder takePiece takeSeq
  takeSheet takeSnapshot timer toMoments toldAtMs topStance tops unheard unsettled untold unwatch
  urlOf wholeStyles withOwn workMs worst
`
  .trim()
  .split(/\s+/);
