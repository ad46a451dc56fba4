import { Dialog } from "../design/dialog.tsx";
import { KeyList, type KeyRow } from "../design/key-list.tsx";

const rows: readonly KeyRow[] = [
  ["Space", "Play or pause"],
  ["← →", "Five seconds back or on"],
  ["Shift ← →", "Fifteen seconds"],
  ["J L", "Ten seconds back or on"],
  ["K", "Play or pause"],
  [", .", "Event before, next event"],
  ["1 2 4 8", "Speed; 5 for half of it"],
  ["N", "Next signal"],
  ["Shift N", "Signal before"],
  ["Home", "To the start"],
  ["End", "To the last two minutes"],
  ["C", "Note at this moment"],
  ["F", "Fullscreen"],
  ["?", "This list"],
];

export function KeysHelp({ isOpen, onOpen }: { isOpen: boolean; onOpen: (isOpen: boolean) => void }) {
  return (
    <Dialog title="Keys" isOpen={isOpen} onOpen={onOpen} className="w-80">
      <KeyList rows={rows} />
    </Dialog>
  );
}
