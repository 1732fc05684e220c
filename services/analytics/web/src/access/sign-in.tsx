import { useId, useState, type FormEvent } from 'react';
import { useLanguage } from '../language/language-context.js';
import { LanguageSwitch } from '../language/language-switch.js';
import { Logo } from '../frame/logo.js';
import { ThemeToggle } from '../theme/theme-toggle.js';
import './sign-in.css';
import type { Refusal } from './use-access-key.js';

interface SignInProps {
  readonly refused: Refusal | null;
  onKey(key: string): void;
}

export function SignIn({ refused, onKey }: SignInProps) {
  const { access } = useLanguage().messages;
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
        <h1>{access.title}</h1>
        <p id={`${id}-hint`} className="sign-in__hint">
          {access.hint}
        </p>
        <label htmlFor={id}>{access.key}</label>
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
          {refused === null ? '' : access[refused]}
        </p>
        <button type="submit" className="solid-button">
          {access.open}
        </button>
      </form>
      <div className="sign-in__controls">
        <LanguageSwitch />
        <ThemeToggle />
      </div>
    </main>
  );
}
