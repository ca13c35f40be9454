/** What the screen tells the person who holds the phone; where it draws; what it says of a camera. */
import { expect, it } from 'vitest'
import { zoomSteps } from '@/features/scan/camera'
import { createGuidance } from '@/features/scan/guidance'
import { kindOfCode } from '@/features/scan/kinds'
import { outlineOn } from '@/features/scan/outline'

const empty = { hasCode: false, hasUnread: false }
const unread = { hasCode: false, hasUnread: true }
const code = { hasCode: true, hasUnread: false }

it('asks to come closer once a code keeps being seen but not read', () => {
  const { note } = createGuidance()

  const hints = [empty, unread, unread, unread, unread].map(note)

  expect(hints).toEqual(['aim', 'aim', 'aim', 'aim', 'closer'])
})

it('is content as soon as a code is read', () => {
  const { note } = createGuidance()
  for (let i = 0; i < 6; i++) note(unread)

  expect(note(code)).toBe('read')
  expect(note(empty)).toBe('aim')
})

it('thinks of the light after a long time without anything', () => {
  let now = 0
  const { note } = createGuidance(() => now)
  now = 10_000

  expect(note(empty)).toBe('light')
})

it('outlines a code where the cropped picture shows it', () => {
  const corners = [
    { x: 640, y: 360 },
    { x: 740, y: 460 },
  ]

  const points = outlineOn({ width: 390, height: 720 }, { width: 1280, height: 720 }, corners)

  expect(points).toBe('195,360 295,460')
})

it('offers zoom only where the camera can', () => {
  const camera = (zoom?: object) =>
    ({ getVideoTracks: () => [{ getCapabilities: () => ({ zoom }) }] }) as unknown as MediaStream

  expect(zoomSteps(camera())).toEqual([])
  expect(zoomSteps(camera({ min: 1, max: 1.2, step: 0.1 }))).toEqual([])
  expect(zoomSteps(camera({ min: 1, max: 2.5, step: 0.1 }))).toEqual([1, 2])
  expect(zoomSteps(null)).toEqual([])
})

it.each([
  ['099002500112', 'toll'],
  ['099002500111', 'electronic_ordinary'],
  ['9900251130', 'special_vat'],
  ['9900251330', 'ordinary_vat'],
  ['199002521111', 'motor_vehicle'],
  ['', undefined],
])('takes the kind from the code %s', (invoiceCode, kind) => {
  expect(kindOfCode(invoiceCode)).toBe(kind)
})
