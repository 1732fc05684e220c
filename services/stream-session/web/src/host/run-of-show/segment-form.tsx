import { useSpeech } from '@shopcast/page';
import { uuid } from '@shopcast/room-client';
import { useState, type FormEvent } from 'react';
import type { Ask } from '../../api/ask.js';
import { discountText } from '../../language/discount-text.js';
import { useRunOfShowTexts } from '../../language/run-of-show-texts.js';
import { useHostTexts } from '../../language/use-host-texts.js';
import { useCampaigns } from '../coupons/use-campaigns.js';
import { Choice } from '../form/choice.js';
import { Field } from '../form/field.js';
import { useListings } from '../shelf/use-listings.js';
import type { PlannedSegment } from './run-of-show.js';
import { draftOf, emptyDraft, plannedOf, type SegmentDraft } from './segment-draft.js';
import { SegmentProducts } from './segment-products.js';

interface SegmentFormProps {
  readonly ask: Ask;
  readonly currency: string;
  /** Left out: a new one. */
  readonly segment?: PlannedSegment;
  readonly isBusy: boolean;
  onPlan(segment: PlannedSegment): void;
  onCancel(): void;
}

/** Plans a segment, or plans it otherwise. */
export function SegmentForm({ ask, currency, segment, isBusy, onPlan, onCancel }: SegmentFormProps) {
  const texts = useRunOfShowTexts();
  const [segmentId] = useState(() => segment?.segmentId ?? uuid());
  const [draft, setDraft] = useState(() => (segment ? draftOf(segment, currency) : emptyDraft));
  const [listings] = useListings(ask, currency);
  const change = (changes: Partial<SegmentDraft>) => setDraft({ ...draft, ...changes });
  const planned = plannedOf(segmentId, draft, listings);
  const plan = (event: FormEvent) => {
    event.preventDefault();
    if (planned) onPlan(planned);
  };

  return (
    <form className="segment-form" onSubmit={plan}>
      <div className="fields">
        <Field
          label={texts.name}
          value={draft.title}
          required
          maxLength={200}
          autoFocus
          onText={(title) => change({ title })}
        />
        <Field
          label={texts.minutes}
          value={draft.minutes}
          required
          inputMode="numeric"
          onText={(minutes) => change({ minutes })}
        />
      </div>
      <SegmentProducts draft={draft} listings={listings} onChange={setDraft} />
      <CampaignChoice ask={ask} currency={currency} value={draft.campaignId} onChoose={change} />
      <Field label={texts.notes} value={draft.notes} maxLength={1_000} onText={(notes) => change({ notes })} />
      <div className="segment-form__deeds">
        <button type="submit" className="solid-button" disabled={planned === null || isBusy}>
          {texts.save}
        </button>
        <button type="button" className="small-button" onClick={onCancel}>
          {texts.cancel}
        </button>
      </div>
    </form>
  );
}

interface CampaignChoiceProps {
  readonly ask: Ask;
  readonly currency: string;
  readonly value: string;
  onChoose(chosen: { readonly campaignId: string }): void;
}

/** Coupons that can be claimed, or none. */
function CampaignChoice({ ask, currency, value, onChoose }: CampaignChoiceProps) {
  const texts = useRunOfShowTexts();
  const { coupons } = useHostTexts();
  const { numerals } = useSpeech();
  const [campaigns] = useCampaigns(ask, currency);
  const nameOf = (id: string) => {
    if (id === '') return texts.noCoupons;
    const campaign = campaigns.find(({ campaignId }) => campaignId === id);
    return campaign ? `${campaign.title} · ${discountText(coupons, numerals, campaign)}` : texts.hasCoupons;
  };
  return (
    <Choice
      label={texts.coupons}
      options={[...new Set(['', value, ...campaigns.map(({ campaignId }) => campaignId)])]}
      value={value}
      nameOf={nameOf}
      onChoose={(campaignId) => onChoose({ campaignId })}
    />
  );
}
