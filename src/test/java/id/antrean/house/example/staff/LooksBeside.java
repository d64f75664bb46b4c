package id.antrean.house.example.staff;

import id.antrean.house.example.branch.Branch;

/** Looks at a neighbour on the same step. */
class LooksBeside {
  Branch branch;
}
