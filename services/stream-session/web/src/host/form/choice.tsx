import { useId } from 'react';

interface ChoiceProps<Option extends string> {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: Option;
  nameOf?(option: NoInfer<Option>): string;
  onChoose(option: NoInfer<Option>): void;
}

/** One of a few. */
export function Choice<Option extends string>({ label, options, value, nameOf, onChoose }: ChoiceProps<Option>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChoose(event.target.value as Option)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {nameOf?.(option) ?? option}
          </option>
        ))}
      </select>
    </div>
  );
}
