import { Dialog } from "../design/dialog.tsx";
import { KeyList, type KeyRow } from "../design/key-list.tsx";

const everywhere: readonly KeyRow[] = [
  ["Ctrl K, ⌘ K", "Find, go anywhere, switch website or theme"],
  ["?", "This list; in the player, the player's keys"],
  ["Esc", "Close what is open"],
];
const list: readonly KeyRow[] = [
  ["J K, ↓ ↑", "Next session, session before"],
  ["Enter", "Open it"],
  ["X", "Select it, for tags and erasing"],
  ["Home End", "First and last"],
];

export function FrameHelp({ isOpen, onOpen }: { isOpen: boolean; onOpen: (isOpen: boolean) => void }) {
  return (
    <Dialog title="Keys" isOpen={isOpen} onOpen={onOpen} className="w-96">
      <h3 className="mb-2 font-medium">Everywhere</h3>
      <KeyList rows={everywhere} />
      <h3 className="mb-2 mt-4 font-medium">In the list of sessions</h3>
      <KeyList rows={list} />
    </Dialog>
  );
}
