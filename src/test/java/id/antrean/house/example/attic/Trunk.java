package id.antrean.house.example.attic;

import id.antrean.house.example.branch.Branch;

/** Stands in a room that is on no step. */
class Trunk {
  Branch branch;
}
