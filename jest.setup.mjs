// Jest refuses to require() an ES module that is still being linked, so Nest is loaded whole before any spec asks for a part of it.
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';
import '@nestjs/microservices';
