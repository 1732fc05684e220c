import { FrameRefused, type RoomClient } from '@shopcast/room-client';
import { useState, type FormEvent } from 'react';
import { refusalText } from '../language/refusal-text.js';
import { useLiveTexts } from '../language/use-live-texts.js';
import './composer.css';

interface ComposerProps {
  readonly client: RoomClient | null;
  readonly isOpen: boolean;
}

/** As many characters as the room takes. */
const MAX_LENGTH = 500;

/** Writes a comment. Over a lost connection it is sent as soon as that is back; a refusal gives the words back. */
export function Composer({ client, isOpen }: ComposerProps) {
  const { comments, refusals } = useLiveTexts();
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (client === null || text.trim() === '') return;
    setText('');
    setRefusal(null);
    client.comment(text.trim()).catch((error: Error) => {
      setText((typed) => (typed === '' ? text : typed));
      setRefusal(error instanceof FrameRefused ? error.code : 'network.unreachable');
    });
  };

  return (
    <form className="composer" onSubmit={send}>
      {refusal !== null && (
        <p className="composer__refusal" role="alert">
          {refusalText(refusals, refusal)}
        </p>
      )}
      <input
        aria-label={comments.write}
        placeholder={comments.write}
        enterKeyHint="send"
        autoComplete="off"
        maxLength={MAX_LENGTH}
        value={text}
        disabled={!isOpen}
        onChange={(event) => setText(event.target.value)}
      />
      {text.trim() !== '' && (
        <button type="submit" className="composer__send">
          {comments.send}
        </button>
      )}
    </form>
  );
}
