package javax.annotation;

/** What the generated code bears, and Java no longer has since 11: it stands in for a library of its own. */
public @interface Generated {
  String[] value();

  String date() default "";
}
