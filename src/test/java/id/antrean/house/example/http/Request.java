package id.antrean.house.example.http;

/** What only edges read. */
public class Request {}
