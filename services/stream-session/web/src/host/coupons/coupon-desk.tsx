import { useSpeech } from '@shopcast/page';
import { useCallback, useEffect, useState } from 'react';
import type { Ask } from '../../api/ask.js';
import { discountText } from '../../language/discount-text.js';
import { useHostTexts } from '../../language/use-host-texts.js';
import { ProblemNote } from '../form/problem-note.js';
import { useDeed } from '../form/use-deed.js';
import type { Session } from '../sessions/session.js';
import type { Campaign } from './campaign.js';
import './coupon-desk.css';
import { NewCampaign } from './new-campaign.js';

interface CouponDeskProps {
  readonly ask: Ask;
  readonly session: Session;
}

/** Coupons to be printed, and dropped in the room. */
export function CouponDesk({ ask, session }: CouponDeskProps) {
  const { coupons } = useHostTexts();
  const deed = useDeed();
  const [campaigns, setCampaigns] = useState<readonly Campaign[]>([]);
  const [isNew, setIsNew] = useState(false);
  const [dropped, setDropped] = useState<readonly string[]>([]);
  const read = useCallback(() => {
    const reading = ask<{ items: Campaign[] }>('/v1/coupon-campaigns?limit=100');
    reading.then(({ items }) => setCampaigns(items)).catch(() => undefined);
  }, [ask]);
  useEffect(read, [read]);
  const open = campaigns.filter(
    ({ claimUntil, currency }) => Date.parse(claimUntil) > Date.now() && currency === session.currency,
  );
  const drop = (campaignId: string) =>
    void deed.run(async () => {
      await ask(`/v1/sessions/${session.sessionId}/coupon-drops/${campaignId}`, { method: 'PUT' });
      setDropped((known) => [...known, campaignId]);
    });
  const printed = () => {
    setIsNew(false);
    read();
  };

  return (
    <section className="panel">
      <div className="panel__head">
        <h2>{coupons.title}</h2>
        <button type="button" className="small-button" aria-expanded={isNew} onClick={() => setIsNew(!isNew)}>
          {coupons.print}
        </button>
      </div>
      {isNew && <NewCampaign ask={ask} currency={session.currency} onPrinted={printed} />}
      <ProblemNote problem={deed.problem} />
      {open.length === 0 && !isNew && <p className="host-hint">{coupons.none}</p>}
      <ul className="coupon-desk__list">
        {open.map((campaign) => (
          <li key={campaign.campaignId} data-campaign={campaign.campaignId}>
            <CampaignWords campaign={campaign} />
            <button
              type="button"
              className="small-button"
              disabled={deed.isBusy || session.state !== 'live' || dropped.includes(campaign.campaignId)}
              onClick={() => drop(campaign.campaignId)}
            >
              {dropped.includes(campaign.campaignId) ? coupons.dropped : coupons.drop}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function CampaignWords({ campaign }: { readonly campaign: Campaign }) {
  const { coupons } = useHostTexts();
  const { numerals } = useSpeech();
  return (
    <span className="coupon-desk__words">
      <strong>{discountText(coupons, numerals, campaign)}</strong>
      <span>
        {campaign.title} · {coupons.left(numerals.count(campaign.free), numerals.count(campaign.stock))}
      </span>
    </span>
  );
}
