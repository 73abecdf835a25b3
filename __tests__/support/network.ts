import nock from 'nock';

/** Puts nock in front of the network for one file: what no test foresaw fails, and nothing is left over. */
export const network = {
  close: (): void => {
    nock.disableNetConnect();
  },
  /** Answers that were prepared and never asked for. */
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
