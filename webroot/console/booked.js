// A number that is not in line here today: perhaps its holder has not come yet, or it is of another day
// or another office.
import { dayWords, longDate, timeOfDay } from '../shared/time.js';
import { findBooked, floor, now, zone } from './floor.js';
import { words } from './words.js';

/** One sentence for each place it may be of or was moved to; `typed` is said back where there is none. */
export async function bookedSentences(number, typed) {
  const booked = await findBooked(number);
  const sentences = booked.map(sentence);
  if (booked[0] && !booked[0].was && isHere(booked[0]) && isToday(booked[0])) return sentences.slice(0, 1);
  return sentences.length > 0 ? sentences : [words.notInLine(typed.toUpperCase())];
}

function sentence(booking) {
  const time = words.between(timeOfDay(booking.start), timeOfDay(booking.end));
  if (booking.was) return words.movedTo(booking, dayWords(booking.date), time);
  if (!isHere(booking)) return words.bookedElsewhere(booking.number, booking.branchName, time);
  return isToday(booking) ? words.bookedToday(booking.number, time)
    : words.bookedOtherDay(booking.number, dayWords(booking.date), time);
}

function isHere({ branch }) {
  return branch === floor.branch;
}

function isToday({ date }) {
  return dayWords(date) === longDate(now(), zone());
}
