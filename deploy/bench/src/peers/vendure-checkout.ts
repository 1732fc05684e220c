import { randomUUID } from 'node:crypto';

/** One unit of a variant in a guest's order, in the six calls that Vendure's documentation asks for. */
const STEPS: readonly { readonly mutation: string; readonly variables: (guest: Guest) => object }[] = [
  {
    mutation: `mutation ($variant: ID!) { answer: addItemToOrder(productVariantId: $variant, quantity: 1) { ...said } }`,
    variables: ({ variant }) => ({ variant }),
  },
  {
    mutation: `mutation ($input: CreateCustomerInput!) { answer: setCustomerForOrder(input: $input) { ...said } }`,
    variables: ({ email }) => ({ input: { firstName: 'A', lastName: 'Guest', emailAddress: email } }),
  },
  {
    mutation: `mutation ($input: CreateAddressInput!) { answer: setOrderShippingAddress(input: $input) { ...said } }`,
    variables: () => ({
      input: { fullName: 'A Guest', streetLine1: 'Ring 1', city: 'Wien', postalCode: '1010', countryCode: 'AT' },
    }),
  },
  {
    mutation: `mutation { answer: setOrderShippingMethod(shippingMethodId: ["1"]) { ...said } }`,
    variables: () => ({}),
  },
  {
    mutation: `mutation { answer: transitionOrderToState(state: "ArrangingPayment") { ...said } }`,
    variables: () => ({}),
  },
  {
    mutation: `mutation { answer: addPaymentToOrder(input: { method: "test-payment", metadata: {} }) { ...said } }`,
    variables: () => ({}),
  },
];
const SAID = `fragment said on Order { state } fragment refusal on ErrorResult { errorCode }`;

interface Guest {
  readonly variant: string;
  readonly email: string;
}

interface Said {
  readonly data?: { readonly answer?: { readonly state?: string; readonly errorCode?: string } };
  readonly errors?: readonly { readonly message: string }[];
}

/** @returns 201 when the order is paid, 409 when Vendure refused a step, 500 when it failed */
export async function checkOut(shopApi: string, variant: string): Promise<number> {
  const guest: Guest = { variant, email: `${randomUUID()}@example.com` };
  let session: string | undefined;
  let state: string | undefined;
  for (const { mutation, variables } of STEPS) {
    const query = `${mutation.replace('...said', '__typename ...said ...refusal')} ${SAID}`;
    const answer = await fetch(shopApi, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(session === undefined ? {} : { authorization: `Bearer ${session}` }),
      },
      body: JSON.stringify({ query, variables: variables(guest) }),
    });
    session = answer.headers.get('vendure-auth-token') ?? session;
    const { data, errors } = (await answer.json()) as Said;
    if (errors) return 500;
    if (data?.answer?.errorCode !== undefined) return 409;
    state = data?.answer?.state;
  }
  return state === 'PaymentSettled' ? 201 : 500;
}

/** The id of the only variant of a product. */
export async function variantOf(shopApi: string, slug: string): Promise<string> {
  const answer = await fetch(shopApi, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `{ product(slug: "${slug}") { variants { id } } }` }),
  });
  const { data } = (await answer.json()) as { data: { product: { variants: { id: string }[] } | null } };
  const id = data.product?.variants[0]?.id;
  if (id === undefined) throw new Error(`Vendure has no product "${slug}"`);
  return id;
}
