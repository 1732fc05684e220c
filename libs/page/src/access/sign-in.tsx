import { useId, useState, type FormEvent } from 'react';
import { useSpeech } from '../language/language-context.js';
import { LanguageSwitch } from '../language/language-switch.js';
import { Logo } from '../frame/logo.js';
import { ThemeToggle } from '../theme/theme-toggle.js';
import './sign-in.css';
import type { Refusal } from './use-access-key.js';

/** What a page says at its door. */
export interface SignInTexts {
  readonly title: string;
  readonly hint: string;
  /** The key is good, but not for this page. */
  readonly forbidden: string;
}

interface SignInProps {
  readonly texts: SignInTexts;
  readonly refused: Refusal | null;
  onKey(key: string): void;
}

/** Asks for a key. */
export function SignIn({ texts, refused, onKey }: SignInProps) {
  const { texts: common } = useSpeech();
  const problems = { unknown: common.keyUnknown, forbidden: texts.forbidden };
  const [typed, setTyped] = useState('');
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') onKey(typed.trim());
  };

  return (
    <main className="sign-in">
      <form className="sign-in__card" onSubmit={submit}>
        <Logo />
        <h1>{texts.title}</h1>
        <p id={`${id}-hint`} className="sign-in__hint">
          {texts.hint}
        </p>
        <label htmlFor={id}>{common.key}</label>
        <input
          id={id}
          type="password"
          autoComplete="off"
          spellCheck={false}
          required
          autoFocus
          value={typed}
          aria-invalid={refused !== null}
          aria-describedby={`${id}-hint ${id}-problem`}
          onChange={(event) => setTyped(event.target.value)}
        />
        <p id={`${id}-problem`} className="sign-in__problem" role="alert">
          {refused === null ? '' : problems[refused]}
        </p>
        <button type="submit" className="solid-button">
          {common.open}
        </button>
      </form>
      <div className="sign-in__controls">
        <LanguageSwitch />
        <ThemeToggle />
      </div>
    </main>
  );
}
