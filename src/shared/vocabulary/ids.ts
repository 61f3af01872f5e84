/** Ids of users, items and routers. The prefix prevents confusing a user with an item. */
import { z } from 'zod'

export const userId = z.templateLiteral(['u:', z.string().min(1)])
export const itemId = z.templateLiteral(['i:', z.string().min(1)])
export const routerId = z.templateLiteral(['r', z.number().int()])

export type UserId = `u:${string}`
export type ItemId = `i:${string}`
export type ClientId = UserId | ItemId
export type RouterId = `r${number}`
/** The id of a textual gradient within a run: the step that produced it and a running number. */
export type GradientId = `g${number}.${number}`

/** Returns the id of the user with this dataset token: `2867` -> `u:2867`. */
export function toUserId(token: string): UserId {
  return `u:${token}`
}

/** Returns the id of the item with this dataset token. */
export function toItemId(token: string): ItemId {
  return `i:${token}`
}

/** Returns the id of the router with this number: `12` -> `r12`. */
export function toRouterId(number: number): RouterId {
  return `r${number}`
}

/** Returns the dataset's own token of a client: `u:2867` -> `2867`. */
export function tokenOf(client: ClientId): string {
  return client.slice(2)
}

/** Returns whether an id is that of a user. */
export function isUserId(client: string): client is UserId {
  return client.startsWith('u:')
}

/** Returns whether an id is that of an item. */
export function isItemId(client: string): client is ItemId {
  return client.startsWith('i:')
}

/** Returns whether an id is that of a client: a user or an item. */
export function isClientId(id: string): id is ClientId {
  return isUserId(id) || isItemId(id)
}

/** Compares ids by code units, the order in which clients are visited wherever an order is needed. */
export function byId(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Compares routers by number: r2 before r10. */
export function byNumber(a: RouterId, b: RouterId): number {
  return Number(a.slice(1)) - Number(b.slice(1))
}
