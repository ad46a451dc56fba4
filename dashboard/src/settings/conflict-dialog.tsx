import type { SettingsDocument, SettingsState } from "../../../protocol/api-website-settings.ts";
import { Button } from "../design/button.tsx";
import { Dialog, DialogActions } from "../design/dialog.tsx";
import { documentChange, valueAt } from "./document-change.ts";
import { fieldWords, valueWords } from "./field-words.ts";
import { useWho } from "./use-who.ts";

interface ConflictDialogProps {
  /** What both began from. */
  base: SettingsDocument;
  mine: SettingsDocument;
  theirs: SettingsState;
  onClose: () => void;
  onTheirs: () => void;
  onMine: () => void;
}

/** Somebody else was quicker: what they have set beside what one was about to. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { base, mine, theirs, onClose, onTheirs, onMine } = props;
  const who = useWho()(theirs.changedBy);
  const paths = [
    ...new Set([...documentChange(base, mine), ...documentChange(base, theirs.settings)]),
  ].sort();
  return (
    <Dialog
      title="Somebody else has changed the settings"
      words={`${who} has saved while you were at it. Your changes can be put on top of theirs, or given up.`}
      isOpen
      onOpen={(isOpen) => !isOpen && onClose()}
      className="w-160"
    >
      <div className="overflow-x-auto">
        <table className="w-full">
          <thead>
            <tr className="text-left text-small text-muted">
              <th className="pb-1 font-normal">What</th>
              <th className="pb-1 pl-3 font-normal">Yours</th>
              <th className="pb-1 pl-3 font-normal">Theirs</th>
            </tr>
          </thead>
          <tbody>
            {paths.map((path) => (
              <tr key={path} className="border-t border-line align-top">
                <th className="py-1.5 text-left font-normal">{fieldWords(path)}</th>
                <td className="max-w-48 py-1.5 pl-3 font-mono text-[12px] [overflow-wrap:anywhere]">
                  {valueWords(valueAt(mine, path))}
                </td>
                <td className="max-w-48 py-1.5 pl-3 font-mono text-[12px] [overflow-wrap:anywhere]">
                  {valueWords(valueAt(theirs.settings, path))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <DialogActions>
        <Button onClick={onTheirs}>Give up mine</Button>
        <Button look="primary" onClick={onMine}>
          Put mine on top
        </Button>
      </DialogActions>
    </Dialog>
  );
}
