/** Addresses of the things a network is made of. The prefix makes a user and an item impossible to confuse. */
import { z } from 'zod'

export const userId = z.templateLiteral(['u:', z.string().min(1)])
export const itemId = z.templateLiteral(['i:', z.string().min(1)])
export const routerId = z.templateLiteral(['r', z.number().int()])

export type UserId = `u:${string}`
export type ItemId = `i:${string}`
export type ClientId = UserId | ItemId
export type RouterId = `r${number}`
/** Names one textual gradient within a run: the step that produced it and a running number. */
export type GradientId = `g${number}.${number}`

export function toUserId(token: string): UserId {
  return `u:${token}`
}

export function toItemId(token: string): ItemId {
  return `i:${token}`
}

export function toRouterId(number: number): RouterId {
  return `r${number}`
}

/** The dataset's own token of a client: `u:2867` -> `2867`. */
export function tokenOf(client: ClientId): string {
  return client.slice(2)
}

export function isUserId(client: string): client is UserId {
  return client.startsWith('u:')
}

export function isItemId(client: string): client is ItemId {
  return client.startsWith('i:')
}

/** Code-unit order of ids: the order in which clients are visited wherever an order is needed. */
export function byId(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** r2 before r10. */
export function byNumber(a: RouterId, b: RouterId): number {
  return Number(a.slice(1)) - Number(b.slice(1))
}
