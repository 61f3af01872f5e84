/** Keeps what is heard of the chat servers of one session: how much each answered, and what each did not take. */
import type { ServerAccount } from '#shared/vocabulary/models/serverAccounts.ts'
import type { ServerNews } from '../ports/callMeter.ts'

interface Account {
  answered: number
  readonly notes: Set<string>
  waiting: string | null
}

/** The accounts of one session, in the order in which servers were first heard of. */
export class ServerAccounts {
  readonly #accounts = new Map<string, Account>()

  /** Notes news; a sentence that was heard already counts once. */
  hear(news: ServerNews): void {
    const account = this.#accounts.get(news.server) ?? {
      answered: 0,
      notes: new Set<string>(),
      waiting: null,
    }
    this.#accounts.set(news.server, account)
    if (news.kind === 'answered') account.answered += 1
    else if (news.kind === 'noted') account.notes.add(news.sentence)
    else account.waiting = news.sentence
  }

  /** Returns the accounts, for the record of the session. */
  get servers(): readonly ServerAccount[] {
    return [...this.#accounts].map(([server, { answered, notes }]) => ({
      server,
      answered,
      notes: [...notes],
    }))
  }

  /** Returns a sentence for each server that is waited for now. */
  get waiting(): readonly string[] {
    return [...this.#accounts].flatMap(([server, { waiting }]) =>
      waiting === null ? [] : [`${server} ${waiting}`],
    )
  }
}
