// The floor of the command line's figures: a program that does nothing.
int main(void) {
  return 0;
}
