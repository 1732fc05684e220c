import { useAccess } from '@shopcast/page';
import { uuid } from '@shopcast/room-client';
import { useState, type FormEvent } from 'react';
import { useHostTexts } from '../../language/use-host-texts.js';
import { CopyText } from '../form/copy-text.js';
import { Field } from '../form/field.js';
import { ProblemNote } from '../form/problem-note.js';
import { useDeed } from '../form/use-deed.js';
import { HostFrame } from '../host-frame.js';
import { useAsk } from '../use-ask.js';

/** The operator opens an account; its owner's key is shown once, and the console goes on with it. */
export function OpenAccount() {
  const { account } = useHostTexts();
  const { signIn } = useAccess();
  const ask = useAsk();
  const deed = useDeed();
  const [name, setName] = useState('');
  const [requestKey] = useState(uuid);
  const [ownerKey, setOwnerKey] = useState<string | null>(null);
  const open = (event: FormEvent) => {
    event.preventDefault();
    void deed.run(async () => {
      const opened = await ask<{ ownerKey: string }>('/v1/accounts', {
        method: 'POST',
        key: requestKey,
        body: { name: name.trim() },
      });
      setOwnerKey(opened.ownerKey);
    });
  };

  return (
    <HostFrame>
      <main className="host-narrow" id="content" tabIndex={-1}>
        <h1>{account.title}</h1>
        <p className="host-hint">{ownerKey === null ? account.hint : account.keyHint}</p>
        {ownerKey === null ? (
          <form className="panel" onSubmit={open}>
            <Field label={account.name} value={name} required maxLength={200} onText={setName} />
            <ProblemNote problem={deed.problem} />
            <button type="submit" className="solid-button" disabled={deed.isBusy}>
              {account.open}
            </button>
          </form>
        ) : (
          <div className="panel">
            <CopyText text={ownerKey} label={account.ownerKey} />
            <button type="button" className="solid-button" onClick={() => signIn(ownerKey)}>
              {account.goOn}
            </button>
          </div>
        )}
      </main>
    </HostFrame>
  );
}
