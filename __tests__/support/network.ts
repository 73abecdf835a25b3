import nock from 'nock';

/** Replaces the network with nock for one test file: unexpected requests fail, and no answer stays unused. */
export const network = {
  close: (): void => {
    nock.disableNetConnect();
  },
  /** Prepared answers that were never requested. */
  leftOver: (): string[] => {
    const pending = nock.pendingMocks();
    nock.abortPendingRequests();
    nock.cleanAll();
    return pending;
  },
  open: (): void => {
    nock.enableNetConnect();
    nock.restore();
  },
};
